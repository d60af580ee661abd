"""Tests of the doctor: real servers, real files, real locks."""
