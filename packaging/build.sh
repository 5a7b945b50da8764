#!/usr/bin/env bash
# Builds the program as a folder and as a Debian package:  packaging/build.sh [FOLDER, default: build]
#   FOLDER/dist/modellab/modellab    the program; the folder can be moved as a whole
#   FOLDER/modellab_VERSION_ARCH.deb
# PYTHON names the interpreter to build with; ENVIRONMENT a virtual environment that has everything already. Where pip
# does not know PyTorch's index of CPU builds, PIP_EXTRA_INDEX_URL tells it.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
mkdir -p "${1:-$root/build}"
target="$(cd "${1:-$root/build}" && pwd)"
program="$target/dist/modellab"

make_environment() {
    [ -x "$ENVIRONMENT/bin/python" ] || "${PYTHON:-python3}" -m venv "$ENVIRONMENT"
    "$ENVIRONMENT/bin/python" - "$root/pyproject.toml" >"$target/requirements.txt" <<'END'
import sys, tomllib
with open(sys.argv[1], "rb") as file:
    settings = tomllib.load(file)
pins = settings["tool"]["uv"]["constraint-dependencies"]
print(*settings["project"]["dependencies"], sep="\n")
print(*(f"{pin}+cpu" if pin.startswith("torch=") else pin for pin in pins), sep="\n")
print(next(row for row in settings["dependency-groups"]["dev"] if row.startswith("pyinstaller")))
END
    "$ENVIRONMENT/bin/pip" install --quiet --requirement "$target/requirements.txt"
}

build_program() {
    (cd "$root" && "$ENVIRONMENT/bin/pyinstaller" --noconfirm --log-level WARN --distpath "$target/dist" \
        --workpath "$target/work" packaging/modellab.spec)
    # A fifth of torch is names for debuggers. Only torch: other wheels hold libraries that strip would damage.
    strip --strip-unneeded "$program"/_internal/torch/lib/*.so
    "$program/modellab" --version
}

make_package() {
    local version architecture package
    version="$("$program/modellab" --version | awk '{print $NF}')"
    architecture="$(dpkg --print-architecture)"
    package="$target/package"
    rm -rf "$package"
    mkdir -p "$package/DEBIAN" "$package/opt" "$package/usr/bin" "$package/usr/share/doc/modellab"
    cp -al "$program" "$package/opt/modellab"
    ln -s /opt/modellab/modellab "$package/usr/bin/modellab"
    install -Dm644 "$root/packaging/modellab.desktop" "$package/usr/share/applications/modellab.desktop"
    install -Dm644 "$root/packaging/modellab.xml" "$package/usr/share/mime/packages/modellab.xml"
    local icons="$package/usr/share/icons/hicolor/scalable"
    install -Dm644 "$root/resources/icon.svg" "$icons/apps/modellab.svg"
    install -Dm644 "$root/resources/icon.svg" "$icons/mimetypes/application-x-modellab-project.svg"
    install -Dm644 "$root/LICENSE" "$package/usr/share/doc/modellab/copyright"
    # Libraries that belong to the system's drivers and are not packed; the other rows are for what they read.
    cat >"$package/DEBIAN/control" <<END
Package: modellab
Version: $version
Architecture: $architecture
Maintainer: The Model Lab authors <modellab@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$package" | cut -f1)
Depends: libc6 (>= $(getconf GNU_LIBC_VERSION | cut -d" " -f2)), libegl1, libgl1, libdrm2, libxcb1, libwayland-client0, libwayland-cursor0, libwayland-egl1, fontconfig-config
Recommends: fonts-dejavu-core, fonts-wqy-microhei | fonts-noto-cjk, shared-mime-info, desktop-file-utils, hicolor-icon-theme
Section: science
Priority: optional
Description: assemble, train and test neural networks
 A desktop program for PyTorch: put a network together from layers, train it
 while the curves move, and test it. It also works without a window.
END
    dpkg-deb --root-owner-group -Zxz --build "$package" "$target/modellab_${version}_$architecture.deb"
    rm -rf "$package"
}

if [ -z "${ENVIRONMENT:-}" ]; then
    ENVIRONMENT="$target/environment"
    make_environment
fi
build_program
make_package
du -sh "$program" "$target"/modellab_*.deb
