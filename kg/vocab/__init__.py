"""Knowledge of the domain and of Norwegian, as data with its own examples."""
