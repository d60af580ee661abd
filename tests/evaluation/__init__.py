"""What ``scripts/evaluate`` measures with: lines whose answer is known, judges, peers and tables."""
