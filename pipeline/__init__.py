"""ViP-signaal: from conversation categories and survey results to advice, through one private door."""
