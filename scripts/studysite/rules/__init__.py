"""The rules of CONTRIBUTING.md, a module for each letter. A rule takes what was read and returns problems."""
