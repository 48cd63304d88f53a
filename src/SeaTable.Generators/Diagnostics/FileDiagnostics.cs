using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Json;
using SeaTable.Generators.Model;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Diagnostics;

/// <summary>Collects what is wrong in one schema file.</summary>
internal sealed class FileDiagnostics
{
    // A file can be broken a million times over, and a name in it can be as long as a book.
    private const int Most = 100;
    private const int LongestArgument = 300;

    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly string _path;
    private readonly Lazy<LineMap> _lines;

    public FileDiagnostics(string path, string text)
    {
        _path = path;
        _lines = new Lazy<LineMap>(() => new LineMap(text));
    }

    /// <summary>Reports under a rule's own severity.</summary>
    public void Report(string ruleId, TextRange range, params string[] arguments) => Add(ruleId, range, arguments, isLenient: false);

    /// <summary>Reports as a warning something of a rule that is an error by default.</summary>
    public void Warn(string ruleId, TextRange range, params string[] arguments) => Add(ruleId, range, arguments, isLenient: true);

    public LocationInfo Locate(TextRange range)
    {
        (int startLine, int startColumn) = _lines.Value.Locate(range.Start);
        (int endLine, int endColumn) = _lines.Value.Locate(range.Start + range.Length);
        return new(_path, range.Start, range.Length, startLine, startColumn, endLine, endColumn);
    }

    private void Add(string ruleId, TextRange range, string[] arguments, bool isLenient)
    {
        if (_diagnostics.Count < Most)
        {
            _diagnostics.Add(new DiagnosticInfo(ruleId, Locate(range), Printable(arguments), isLenient));
        }
    }

    // Names in a base may hold anything, and a line break would tear the message apart in a build log.
    private static EquatableArray<string> Printable(string[] arguments) => arguments
        .Select(argument => argument.Length <= LongestArgument ? argument : argument.Substring(0, LongestArgument) + "…")
        .Select(argument => new string(argument.Select(Printable).ToArray()))
        .ToEquatableArray();

    private static char Printable(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character;

    public EquatableArray<DiagnosticInfo> ToArray() => new(_diagnostics.ToArray());
}
