using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Json;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Diagnostics;

/// <summary>Collects what is wrong in one schema file.</summary>
internal sealed class FileDiagnostics
{
    // A file can be broken a million times over, and a name in it can be as long as a book.
    private const int Most = 100;
    private const int LongestArgument = 300;

    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly string _path;
    private FileDiagnostics? _beside;
    private LocationInfo? _firstLeftOut;
    private int _leftOut;
    private int _errorsLeftOut;
    private readonly Lazy<LineMap> _lines;

    public FileDiagnostics(string path, string text)
    {
        _path = path;
        _lines = new Lazy<LineMap>(() => new LineMap(text));
    }

    /// <summary>Reports under a rule's own severity.</summary>
    public void Report(DiagnosticDescriptor rule, TextRange range, params string[] arguments) =>
        Add(rule, range, arguments, isLenient: false);

    /// <summary>Reports as a warning something of a rule that is an error by default.</summary>
    public void Warn(DiagnosticDescriptor rule, TextRange range, params string[] arguments) =>
        Add(rule, range, arguments, isLenient: true);

    /// <summary>Creates what collects for a file that belongs to this one: it is told after this one.</summary>
    public FileDiagnostics Beside(string path, string text) => _beside = new FileDiagnostics(path, text);

    public LocationInfo Locate(TextRange range)
    {
        (var startLine, var startColumn) = _lines.Value.Locate(range.Start);
        (var endLine, var endColumn) = _lines.Value.Locate(range.Start + range.Length);
        return new(_path, range.Start, range.Length, startLine, startColumn, endLine, endColumn);
    }

    /// <summary>Whether all could be read of the file and of the one beside it.</summary>
    public bool IsWhole => !All().Any(IsOfBrokenFile);

    /// <summary>
    /// All that was reported, as far as it was not too much; then the last one says how much is left out. Of files that are not
    /// whole only this is told: what else is wrong may follow from it.
    /// </summary>
    public EquatableArray<DiagnosticInfo> ToArray() => (IsWhole ? All() : All().Where(IsOfBrokenFile)).ToEquatableArray();

    private static bool IsOfBrokenFile(DiagnosticInfo diagnostic) => diagnostic.RuleId == Rules.NotJson.Id;

    private IEnumerable<DiagnosticInfo> All()
    {
        var own = _firstLeftOut is null ? _diagnostics : _diagnostics.Append(AndMore(_firstLeftOut));
        return _beside is null ? own : own.Concat(_beside.All());
    }

    /// <summary>
    /// Texts fit for a message. Names in a base may hold anything, and a line break would tear the message apart in a build log.
    /// </summary>
    public static EquatableArray<string> Printable(params string[] arguments) => arguments
        .Select(argument => argument.Length <= LongestArgument ? argument : argument.Substring(0, LongestArgument) + "…")
        .Select(argument => new string([.. argument.Select(Printable)]))
        .ToEquatableArray();

    private void Add(DiagnosticDescriptor rule, TextRange range, string[] arguments, bool isLenient)
    {
        if (_diagnostics.Count < Most)
        {
            _diagnostics.Add(new DiagnosticInfo(rule, Locate(range), Printable(arguments), isLenient));
            return;
        }

        _firstLeftOut ??= Locate(range);
        _leftOut++;
        _errorsLeftOut += !isLenient && rule.DefaultSeverity == DiagnosticSeverity.Error ? 1 : 0;
    }

    // An error that is left out still is one: without it a build might succeed with a table missing.
    private DiagnosticInfo AndMore(LocationInfo first) => new(
        Rules.AndMore,
        first,
        new([SchemaFileName.Of(_path), Numerals.Of(_leftOut), Numerals.Of(_errorsLeftOut), Numerals.Of(Most)]),
        isLenient: _errorsLeftOut == 0);

    private static char Printable(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character;
}
