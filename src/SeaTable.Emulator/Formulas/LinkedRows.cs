using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>What a function of linked rows looks at: the link, the rows behind it that count, and a column of theirs.</summary>
internal sealed class LinkedRows
{
    private readonly LinkCall _call;
    private readonly Column _link;
    private readonly FormulaScope _scope;
    private readonly Column? _column;
    private readonly Column? _compared;

    private LinkedRows(LinkCall call, Column link, FormulaScope scope, Column? column, Column? compared) =>
        (_call, _link, _scope, _column, _compared) = (call, link, scope, column, compared);

    /// <summary>Creates what computes the call, or null when a column that it names is not there.</summary>
    public static LinkedRows? Of(EmulatedSchema schema, Table table, LinkCall call)
    {
        if (schema.Formulas.FindLink(table, call.Link) is not { } found)
            return null;
        var (column, compared) = (Find(call.Column), Find(call.Finder?.Column));
        return (call.Column is not null && column is null) || (call.Finder is not null && compared is null)
            ? null
            : new LinkedRows(call, found.Link, new FormulaScope(schema, found.Other), column, compared);

        Column? Find(string? name) => name is null ? null : FormulaColumns<Table, Column>.Own(found.Other, name);
    }

    public object? Compute(StoredRow row, ReadContext context)
    {
        try
        {
            var rows = context.LinkedRows(_link, row.Id).Select(linked => linked.Row).Where(linked => Counts(linked, context));
            return _call.Function.LinkFormula switch
            {
                LinkFormulaKinds.CountLinks => (double)rows.Count(),
                LinkFormulaKinds.Rollup =>
                    Rollup.Of(_call.Method!, rows.Select(linked => Value(linked, context)), context.TimeZone),
                LinkFormulaKinds.Lookup when _call.Finder is { } finder => OfOneRow(finder, rows, context),
                LinkFormulaKinds.Lookup =>
                    LimitedList.Of(
                        rows.Select(linked => Value(linked, context)).Where(value => !ValueConversion.IsEmpty(value))),
                // What finds a row stands in a call that says which cell of it is wanted.
                _ => ErrorValue.Value,
            };
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
    }

    private bool Counts(StoredRow linked, ReadContext context) =>
        _call.Condition is null || ValueConversion.Boolean(_scope.Evaluate(_call.Condition, linked, context));

    private object? OfOneRow(LinkCall finder, IEnumerable<StoredRow> rows, ReadContext context)
    {
        var isLargest = finder.Function.LinkFormula == LinkFormulaKinds.FindMax;
        return ExtremeRow.Find(rows, _compared!, isLargest, context) is { } found ? Value(found, context) : null;
    }

    private object? Value(StoredRow linked, ReadContext context) => _column!.Type.Value(linked, _column, context);
}
