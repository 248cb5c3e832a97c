"""ViP-signaal: conversation categories and survey results, through one private door, to advice."""
