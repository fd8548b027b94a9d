"""What the workshop needs: checks, texts, pictures and benchmarks; no part of the product."""
