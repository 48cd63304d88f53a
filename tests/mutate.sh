#!/usr/bin/env bash
# Changes the code of SeaTable.Facts or SeaTable.Client, one place at a time, and counts the changes that no test notices, with dotnet-stryker:
#   mutate.sh Facts|Client FILES [FILTER [OUTPUT]]
# FILES are patterns with commas between them (**/Texts/*.cs,**/Schema/*.cs; no braces) that say which files are changed, FILTER (as of
# dotnet test) the tests that try it. What survived is printed, and OUTPUT (a new folder, if left out) gets the report.
# Works on a copy of this folder as it stands, changes that aren't committed included.
set -euo pipefail
repository=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
project=$1 files=$2 filter=${3:-}
output=$(realpath -m "${4:-$(mktemp -d)}")
mkdir -p "$output"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git -C "$repository" ls-files -z --cached --others --exclude-standard --deduplicate \
    | (cd "$repository" && while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done) \
    | tar -C "$repository" --null -T - -c | tar -C "$scratch" -x
stryker=$(command -v dotnet-stryker || true)
if [ -z "$stryker" ]; then
    dotnet tool install --tool-path "$scratch/tools" dotnet-stryker --version 5.1.0 > /dev/null
    stryker=$scratch/tools/dotnet-stryker
fi

mutated=SeaTable.$project
tests=$scratch/tests/$mutated.Tests
if [ "$project" = Facts ]; then
    # The facts are source that others compile: here they are a library of their own, since only a project can be mutated.
    mutated=Facts.Library
    mkdir "$scratch/src/$mutated"
    cat > "$scratch/src/$mutated/$mutated.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NoWarn>$(NoWarn);CS1591</NoWarn>
  </PropertyGroup>
  <ItemGroup>
    <InternalsVisibleTo Include="SeaTable.Facts.Tests" />
  </ItemGroup>
  <Import Project="../SeaTable.Facts/SeaTable.Facts.projitems" />
</Project>
PROJECT
    sed -i "s|<Import Project=.*|<ItemGroup><ProjectReference Include=\"../../src/$mutated/$mutated.csproj\" /></ItemGroup>|" "$tests/SeaTable.Facts.Tests.csproj"
fi
sed -i 's|<TargetFrameworks>.*<|<TargetFrameworks>net10.0<|' "$scratch/src/SeaTable.Client/SeaTable.Client.csproj" \
    "$scratch/src/SeaTable.Emulator/SeaTable.Emulator.csproj"

# Analyzers have nothing to say about code that is broken on purpose, and properties fail in their first cases or never.
export RunAnalyzers=false SEATABLE_TEST_CASES=${SEATABLE_TEST_CASES:-50}
patterns=$(sed 's/[^,]*/"&"/g' <<< "$files")
cat > "$tests/stryker-config.json" <<CONFIG
{
  "stryker-config": {
    "project": "$mutated.csproj",
    "configuration": "Release",
    "mutate": [$patterns],
    "test-case-filter": "$filter",
    "coverage-analysis": "perTest",
    "disable-bail": true,
    "concurrency": ${SEATABLE_MUTATE_AT_ONCE:-2},
    "reporters": ["json"]
  }
}
CONFIG
(cd "$tests" && "$stryker" --output "$output" --skip-version-check) > "$output/log.txt" 2>&1 || { tail -n 20 "$output/log.txt"; exit 1; }

python3 - "$output/reports/mutation-report.json" "$scratch/" <<'REPORT'
import collections, json, sys
total, lines = collections.Counter(), []
for name, file in sorted(json.load(open(sys.argv[1], encoding="utf-8"))["files"].items()):
    source = file["source"].splitlines()
    for mutant in file["mutants"]:
        total[mutant["status"]] += 1
        if mutant["status"] in ("Survived", "NoCoverage"):
            start = mutant["location"]["start"]
            lines.append((name.removeprefix(sys.argv[2]), start["line"], mutant["status"], source[start["line"] - 1].strip(),
                          mutant["mutatorName"], " ".join(mutant.get("replacement", "").split())[:120]))
for name, line, status, text, mutator, replacement in sorted(lines):
    print(f"{name}:{line}: {status}: {mutator}\n    {text}\n    -> {replacement}")
killed, survived, uncovered = total["Killed"] + total["Timeout"], total["Survived"], total["NoCoverage"]
print(f"killed {killed} (of them by time {total['Timeout']}), survived {survived}, without a test {uncovered}: "
      f"{100 * killed / max(1, killed + survived + uncovered):.1f} %")
REPORT
