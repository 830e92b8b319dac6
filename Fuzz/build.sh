#!/usr/bin/env bash
# Builds the fuzzer: the surfaces and their promises, with coverage and address sanitizer.
#
#   Fuzz/build.sh FOLDER     writes FOLDER/fuzz
#
# By hand, module after module: the package manager drops the coverage where both sanitizers are
# asked for.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:?which folder}
mkdir -p "$folder/maps/CXML" "$folder/maps/CReference"

c_flags="-O1 -g -fsanitize=address,fuzzer-no-link $(pkg-config --cflags libxml-2.0)"
for module in CXML CReference; do
  source=Sources/$module
  [[ -d $source ]] || source=Tests/$module
  printf 'module %s { header "%s" export * }\n' \
    $module "$PWD/$source/include/$module.h" > "$folder/maps/$module/module.modulemap"
  for file in "$source"/*.c; do
    clang $c_flags -I"$source/include" -c "$file" -o "$folder/$module-$(basename "$file" .c).o"
  done
done

flags=(
  -O -g -wmo -package-name masar -swift-version 6 -sanitize=fuzzer,address -parse-as-library
  -strict-memory-safety -warnings-as-errors -I "$folder"
  -Xcc -fmodule-map-file="$folder/maps/CXML/module.modulemap"
  -Xcc -fmodule-map-file="$folder/maps/CReference/module.modulemap"
  -Xcc -fmodule-map-file="$PWD/Sources/CZlib/module.modulemap"
)
for feature in ExistentialAny InternalImportsByDefault MemberImportVisibility \
  NonisolatedNonsendingByDefault InferIsolatedConformances; do
  flags+=(-enable-upcoming-feature "$feature")
done

# Nothing that is as it was, in this module and those before it, is compiled again.
is_stale=
compile() {
  local file
  for file in "${@:2}" Fuzz/build.sh; do
    [[ "$folder/$1.o" -nt $file ]] || is_stale=1
  done
  [[ -n $is_stale ]] || return 0
  echo "compiling $1" >&2
  swiftc "${flags[@]}" -module-name "$1" -emit-module \
    -emit-module-path "$folder/$1.swiftmodule" -c "${@:2}" -o "$folder/$1.o"
}
for module in Vocabulary Parsing Manifests Rules Tests/Fuzzing; do
  root=Sources/$module
  [[ -d $root ]] || root=$module
  mapfile -t files < <(find "$root" -name '*.swift' | sort)
  compile "$(basename "$module")" "${files[@]}"
done
compile Driver Fuzz/Driver.swift
swiftc -sanitize=fuzzer,address "$folder"/*.o -lxml2 -lz -o "$folder/fuzz"
