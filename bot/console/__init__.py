"""The console: the pages at ``/staff`` where the unit reads, answers and steers."""
