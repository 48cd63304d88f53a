using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Diagnostics;

/// <summary>A place in a schema file, comparable by value. Lines and columns count from zero.</summary>
internal sealed record LocationInfo(
    string Path,
    int Start,
    int Length,
    int StartLine,
    int StartColumn,
    int EndLine,
    int EndColumn)
{
    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));

    /// <summary>The very beginning of a file.</summary>
    public static LocationInfo StartOf(string path) => new(path, 0, 0, 0, 0, 0, 0);
}
