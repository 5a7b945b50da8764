import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["dataset", "preparation", "augmentation", "wiring", "sources.registry", "doctor"])
def test_records_and_sources_load_without_torch(module: str) -> None:
    code = f"import sys, modellab.data.{module}; sys.exit(bool({{'torch', 'PySide6'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
