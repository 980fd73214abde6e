"""Single modules: no sandbox, no network, hardly a process. They need nothing but Python."""
