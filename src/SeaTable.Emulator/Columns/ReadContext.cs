using System.Runtime.CompilerServices;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.LinkFormulas;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Columns;

/// <summary>
/// What reading cells needs to know. It lives as long as one answer is written, and computes each formula of a row once in
/// that time.
/// </summary>
internal sealed class ReadContext(EmulatedBase emulatedBase, bool convertKeys) : IDisposable
{
    private readonly LinkReader _links = new(emulatedBase.Database, emulatedBase.Rows, emulatedBase.Schema);
    private readonly Dictionary<(Column Column, string RowId), object?> _computed = [];
    private readonly HashSet<(Column Column, string RowId)> _underWay = [];
    private readonly Dictionary<Column, ColumnFormula?> _formulas = [];
    private readonly Dictionary<Column, LinkFormula?> _linkFormulas = [];

    public EmulatedBase Base => emulatedBase;

    /// <summary>Names of columns and options instead of keys and ids.</summary>
    public bool ConvertKeys { get; } = convertKeys;

    public TimeZoneInfo TimeZone => emulatedBase.TimeZone;

    public FunctionContext Functions { get; } = new(
        emulatedBase.TimeZone, TimeZoneInfo.ConvertTime(emulatedBase.Clock.GetUtcNow(), emulatedBase.TimeZone).DateTime);

    /// <summary>All rows that a link column stands for in one row, in the order in which they were linked.</summary>
    public IReadOnlyList<LinkTarget> LinkedRows(Column column, string rowId) => _links.Linked(column, rowId);

    /// <summary>Some of them, in the order in which those rows were added.</summary>
    public IReadOnlyList<LinkTarget> LinkedRows(LinkEnd end, string rowId, long start, long limit) =>
        _links.Page(end, rowId, start, limit);

    /// <summary>The formula of a column, or null when the column has none.</summary>
    public ColumnFormula? FormulaOf(Column column)
    {
        if (!_formulas.TryGetValue(column, out var formula))
            _formulas[column] = formula = ColumnFormula.Of(emulatedBase.Schema, column);
        return formula;
    }

    /// <summary>What a link-formula column computes, or null when what it names is gone.</summary>
    public LinkFormula? LinkFormulaOf(Column column)
    {
        if (!_linkFormulas.TryGetValue(column, out var formula))
            _linkFormulas[column] = formula = LinkFormula.Of(column, this);
        return formula;
    }

    /// <summary>Computes a cell, or gives what was computed before. A cell that needs itself gives an error.</summary>
    public object? Compute(StoredRow row, Column column, Func<object?> compute)
    {
        if (_computed.TryGetValue((column, row.Id), out var known))
            return known;
        object? value = ErrorValue.Reference;
        if (!Guard(row, column, () => value = compute()))
            return value;
        _computed[(column, row.Id)] = value;
        return value;
    }

    /// <summary>Does some work for a cell, unless it is being done already or the cells hang on each other too deeply.</summary>
    public bool Guard(StoredRow row, Column column, Action work)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || !_underWay.Add((column, row.Id)))
            return false;
        try
        {
            work();
            return true;
        }
        finally
        {
            _underWay.Remove((column, row.Id));
        }
    }

    public void Dispose() => _links.Dispose();
}
