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
    private readonly HashSet<(Column Column, string RowId)> _computing = [];

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
        if (_computed.TryGetValue((column, row.Id), out var known))
            return known;
        object? value = ErrorValue.Reference;
        if (TryWork(row, column, () => value = FormulaOf(column)?.Compute(row, this)))
            _computed[(column, row.Id)] = value;
        return value;
    }

    /// <summary>Does some work for a cell, unless it is being done already or cells need each other too deeply.</summary>
    public bool TryWork(StoredRow row, Column column, Action work)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || !_computing.Add((column, row.Id)))
            return false;
        try
        {
            work();
            return true;
        }
        finally
        {
            _computing.Remove((column, row.Id));
        }
    }

    protected abstract ColumnFormula? CreateFormula(Column column);
}
