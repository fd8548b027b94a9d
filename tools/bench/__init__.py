"""The benchmarks of `make bench`: side by side in one run, median and 95th percentile."""
