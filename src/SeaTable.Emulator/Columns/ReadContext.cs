using System.Runtime.CompilerServices;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns;

/// <summary>
/// What reading cells needs to know. It lives as long as one response is written, and computes each formula of a row once in that
/// time.
/// </summary>
internal abstract class ReadContext(FunctionContext functions, bool convertKeys)
{
    private readonly Dictionary<Column, ColumnFormula?> _formulas = [];
    private readonly Dictionary<(Column Column, string RowId), object?> _computed = [];
    private readonly CircleFinder _circles = new();
    private readonly HashSet<(Column Column, string RowId)> _writing = [];

    /// <summary>Names of columns and options instead of keys and ids.</summary>
    public bool ConvertKeys { get; } = convertKeys;

    public FunctionContext Functions { get; } = functions;

    /// <summary>Gets what functions know that are called by SQL.</summary>
    public FunctionContext SqlFunctions { get; } = functions with { Place = FunctionPlaces.Sql };

    public TimeZoneInfo TimeZone => Functions.TimeZone;

    /// <summary>Gets all rows that a link column shows in one row, in the order in which they were linked.</summary>
    public abstract IReadOnlyList<LinkedRow> LinkedRows(Column column, string rowId);

    /// <summary>Gets the formula of a computed column, or null when what it names is gone.</summary>
    public ColumnFormula? FormulaOf(Column column)
    {
        if (!_formulas.TryGetValue(column, out var formula))
            _formulas[column] = formula = CreateFormula(column);
        return formula;
    }

    /// <summary>Computes a cell, or gives what was computed before. A cell that needs itself gives an error.</summary>
    public object? Compute(StoredRow row, Column column)
    {
        var cell = (column, row.Id);
        if (_computed.TryGetValue(cell, out var known))
        {
            _circles.Needs(cell);
            return known;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || !_circles.TryBegin(cell))
            return ErrorValue.Reference;
        object? value = null;
        bool isInCircle;
        try
        {
            value = FormulaOf(column) is { } formula ? formula.Compute(row, this) : null;
        }
        finally
        {
            isInCircle = _circles.EndsInCircle();
        }

        return _computed[cell] = isInCircle ? ErrorValue.Reference : value;
    }

    /// <summary>Writes a cell, unless it is being written already or cells need each other too deeply.</summary>
    public bool TryWrite(StoredRow row, Column column, Action write)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || !_writing.Add((column, row.Id)))
            return false;
        try
        {
            write();
            return true;
        }
        finally
        {
            _writing.Remove((column, row.Id));
        }
    }

    protected abstract ColumnFormula? CreateFormula(Column column);
}
