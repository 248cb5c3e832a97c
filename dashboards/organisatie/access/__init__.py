"""Who may open which page of the dashboard: settings, login, roles and how long a login lasts.

A role decides pages, words and actions. The numbers are the same for every role.
"""
