"""What docs/publishing/ has for a plain server and for GitLab, run."""
