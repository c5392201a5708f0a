"""The project's own code, read as syntax: what a file imports and which words it holds."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = ("rules", "reading", "etl", "dashboard", "pages", "benchmarks")


def modules() -> dict[str, Path]:
    """Every Python file of the project but the tests, by its dotted name."""
    files = [*ROOT.glob("*.py"), *(file for folder in CODE for file in (ROOT / folder).rglob("*.py"))]
    return {_dotted(file): file for file in sorted(files)}


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@cache
def imports(file: Path) -> frozenset[str]:
    """The dotted names a file imports, wherever it does so; a module of ours by its full name."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}:{node.lineno} imports relatively"
            found |= {_module(node.module or "", alias.name) for alias in node.names}
    return frozenset(found)


def within(module: str, names: set[str]) -> bool:
    """Whether a module is one of the names, or lies in one of these packages."""
    return any(module == name or module.startswith(f"{name}.") for name in names)


def _module(package: str, name: str) -> str:
    place = ROOT.joinpath(*package.split("."), name)
    return f"{package}.{name}" if place.is_dir() or place.with_suffix(".py").exists() else package


def _dotted(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
