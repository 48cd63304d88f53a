using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Formulas;

/// <summary>The formula of one column, parsed once and computed for row after row.</summary>
internal sealed class ColumnFormula
{
    private readonly EmulatedSchema _schema;
    private readonly Table _table;
    private readonly Node _tree;
    private readonly Dictionary<string, ColumnReference?> _references = new(StringComparer.Ordinal);

    private ColumnFormula(EmulatedSchema schema, Table table, string formula)
    {
        _schema = schema;
        _table = table;
        _tree = Parser.Parse(formula);
    }

    public static ColumnFormula? Of(EmulatedSchema schema, Column column) =>
        column.DataText("formula") is { } formula && schema.TableWithColumn(column) is { } table
            ? new ColumnFormula(schema, table, formula)
            : null;

    public object? Compute(StoredRow row, ReadContext context) =>
        Evaluator.Evaluate(_tree, name => Read(name, row, context), context.Functions);

    private object? Read(string name, StoredRow row, ReadContext context)
    {
        if (!_references.TryGetValue(name, out var reference))
            _references[name] = reference = ColumnReference.Find(_schema, _table, name);
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
