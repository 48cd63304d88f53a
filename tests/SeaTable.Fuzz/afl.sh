#!/usr/bin/env bash
# Looks for inputs that reach new code, with afl-fuzz, which has to be installed: afl.sh SECONDS [FOLDER [TARGET…]]
# What broke something stands in FOLDER/TARGET/default/crashes, what took too long in …/hangs; "again TARGET FILE" tries one once more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=$1
findings=$(realpath -m "${2:-findings}")
targets=("${@:3}")
[ ${#targets[@]} -gt 0 ] || targets=(schema sql formula export answer)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet tool install --tool-path "$scratch/tools" SharpFuzz.CommandLine --version 2.3.0 > /dev/null
dotnet publish SeaTable.Fuzz.csproj -c Release -o "$scratch/fuzz" > /dev/null
for assembly in SeaTable.Generators SeaTable.Client SeaTable.Emulator; do
    "$scratch/tools/sharpfuzz" "$scratch/fuzz/$assembly.dll"
done

# A .NET program is no binary that afl-fuzz knows, and has its own way to end.
export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1
for target in "${targets[@]}"; do
    mkdir -p "$findings/$target"
    afl-fuzz -V "$seconds" -t 10000 -i "Seeds/$target" -o "$findings/$target" -- dotnet "$scratch/fuzz/SeaTable.Fuzz.dll" afl "$target" \
        > "$findings/$target/log.txt" 2>&1
    awk -v target="$target" -F' *: *' '/^(execs_done|saved_crashes|saved_hangs|corpus_count) / { printf "%s %s %s\n", target, $1, $2 }' \
        "$findings/$target/default/fuzzer_stats"
done
