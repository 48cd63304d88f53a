using System.Runtime.CompilerServices;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>Computes formulas for the rows of one table; what their names mean is found out once.</summary>
internal sealed class FormulaScope(EmulatedSchema schema, Table table)
{
    private readonly Dictionary<string, ColumnReference?> _references = new(StringComparer.Ordinal);
    private readonly Dictionary<LinkCall, LinkedRows?> _linkedRows = new(ReferenceEqualityComparer.Instance);

    /// <summary>Computes the value, or the error in place of one.</summary>
    public object? Evaluate(Node node, StoredRow row, ReadContext context)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return ErrorValue.Syntax;
        switch (node)
        {
            case Literal literal:
                return literal.Value;
            case Reference reference:
                return Read(reference, row, context);
            case LinkCall linked:
                if (!_linkedRows.TryGetValue(linked, out var rows))
                    _linkedRows[linked] = rows = LinkedRows.Of(schema, table, linked);
                return rows is null ? ErrorValue.Reference : rows.Compute(row, context);
            default:
                var call = (Call)node;
                var arguments = new object?[call.Arguments.Count];
                for (var index = 0; index < arguments.Length; index++)
                    arguments[index] = Evaluate(call.Arguments[index], row, context);
                return LacksDate(call, arguments) ? null : call.Function.Call(arguments, context.Functions);
        }
    }

    private object? Read(Reference reference, StoredRow row, ReadContext context)
    {
        if (Find(reference) is not { } found)
            return ErrorValue.Reference;
        if (found.Linked is { } linked)
        {
            return LimitedList.Of(context.LinkedRows(found.Column, row.Id)
                .Select(other => linked.Type.Value(other.Row, linked, context))
                .Where(value => !ValueConversion.IsEmpty(value)));
        }

        var value = found.Column.Type.Value(row, found.Column, context);
        return value is double seconds && IsDuration(found.Column) ? new DurationValue(seconds) : value;
    }

    private ColumnReference? Find(Reference reference)
    {
        if (!_references.TryGetValue(reference.Name, out var found))
            _references[reference.Name] = found = ColumnReference.Find(schema, table, reference.Name);
        return found;
    }

    /// <summary>Determines whether a sum or difference lacks its date: what is empty is zero among numbers only.</summary>
    private bool LacksDate(Call call, object?[] arguments) =>
        (call.Function == ArithmeticFunctions.Add || call.Function == ArithmeticFunctions.Subtract)
        && Enumerable.Range(0, arguments.Length).Any(index => arguments[index] is null && GivesDate(call.Arguments[index]));

    // Sums of numbers are never empty, so an empty one lacked a date itself.
    private bool GivesDate(Node node) => node switch
    {
        Reference reference =>
            Find(reference) is { Linked: null } found && ResultKind.Of(schema, table, found.Column) == ValueKind.Date,
        Call call => call.Function.Kind == ValueKind.Date || call.Function == ArithmeticFunctions.Add
            || call.Function == ArithmeticFunctions.Subtract,
        _ => false,
    };

    private static bool IsDuration(Column column) =>
        column.Type is DurationType || (column.Type is FormulaType && column.DataText("format") == ColumnTypeNames.Duration);
}
