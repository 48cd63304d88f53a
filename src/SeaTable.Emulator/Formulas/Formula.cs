using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>The formula of one column, parsed once and computed for row after row.</summary>
internal sealed class Formula(EmulatedSchema schema, Table table, Column column) : ColumnFormula(column)
{
    private readonly Node _tree = column.DataText("formula") is { } formula ? Parser.Parse(formula) : new Literal(null);
    private readonly Dictionary<string, ColumnReference?> _references = new(StringComparer.Ordinal);

    public override object? Compute(StoredRow row, ReadContext context)
    {
        var value = Evaluator.Evaluate(_tree, name => Read(name, row, context), context.Functions);
        return FormulaResultConversion.Of(value, Column, context.TimeZone);
    }

    private object? Read(string name, StoredRow row, ReadContext context)
    {
        if (!_references.TryGetValue(name, out var reference))
            _references[name] = reference = ColumnReference.Find(schema, table, name);
        if (reference is null)
            return ErrorValue.Reference;
        if (reference.Linked is not { } linked)
            return reference.Column.Type.Value(row, reference.Column, context);
        return context.LinkedRows(reference.Column, row.Id)
            .Select(other => linked.Type.Value(other.Row, linked, context))
            .Where(value => !ValueConversion.IsEmpty(value))
            .ToList();
    }
}

/// <summary>
/// Converts a computed value to the type that the column promises. Errors stay; what can't be converted becomes one.
/// </summary>
internal static class FormulaResultConversion
{
    public static object? Of(object? value, Column column, TimeZoneInfo timeZone)
    {
        if (value is ErrorValue)
            return value;
        try
        {
            // Old bases have "column" here, and tables made by the API nothing: then the value tells the type.
            return column.DataText("result_type") switch
            {
                ResultTypes.Number => ValueConversion.IsEmpty(value) ? null : ValueConversion.Number(value),
                ResultTypes.Text => ValueConversion.Text(value) is { Length: > 0 } text ? text : null,
                ResultTypes.Date => ValueConversion.Date(value, timeZone),
                ResultTypes.Boolean => ValueConversion.Boolean(value),
                ResultTypes.List => value is IReadOnlyList<object?> || ValueConversion.IsEmpty(value) ? value : new[] { value },
                _ => ValueConversion.IsEmpty(value) && value is not IReadOnlyList<object?> ? null : value,
            };
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
    }
}
