using System.Runtime.CompilerServices;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>What kind of value a column or a formula gives, told without computing it.</summary>
internal static class ResultKind
{
    public static ValueKind Of(EmulatedSchema schema, Table table, Column column) => column.Type switch
    {
        NumberType or RateType or DurationType or DepartmentType => ValueKind.Number,
        DateType or SystemTimeType => ValueKind.Date,
        CheckboxType => ValueKind.Boolean,
        MultipleSelectType or CollaboratorType or ImageType or FileType or LinkType => ValueKind.List,
        FormulaType or LinkFormulaType => OfData(schema, table, column),
        _ => ValueKind.Text,
    };

    public static ValueKind Of(EmulatedSchema schema, Table table, Node node)
    {
        // Formulas without a result type may name each other in a circle.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return ValueKind.Text;
        return node switch
        {
            Literal { Value: double } => ValueKind.Number,
            Literal { Value: bool } => ValueKind.Boolean,
            Reference reference => OfReference(schema, table, reference.Name),
            Call { Function.Kind: ValueKind.Any } call => OfChoices(schema, table, call),
            Call call => call.Function.Kind,
            _ => ValueKind.Text,
        };
    }

    /// <summary>Gets the kind as the metadata writes it.</summary>
    public static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Number => ResultTypes.Number,
        ValueKind.Date => ResultTypes.Date,
        ValueKind.Boolean => ResultTypes.Boolean,
        ValueKind.List => ResultTypes.List,
        _ => ResultTypes.Text,
    };

    private static ValueKind OfData(EmulatedSchema schema, Table table, Column column)
    {
        switch (column.DataText("result_type"))
        {
            case ResultTypes.Number: return ValueKind.Number;
            case ResultTypes.Date: return ValueKind.Date;
            case ResultTypes.Boolean: return ValueKind.Boolean;
            case ResultTypes.List: return ValueKind.List;
            case ResultTypes.Text: return ValueKind.Text;
        }

        return column.Type is FormulaType ? Of(schema, table, Parser.Parse(column.DataText("formula") ?? "")) : ValueKind.Text;
    }

    private static ValueKind OfReference(EmulatedSchema schema, Table table, string name) =>
        ColumnReference.Find(schema, table, name) switch
        {
            null => ValueKind.Text,
            { Linked: not null } => ValueKind.List,
            var reference => Of(schema, table, reference.Column),
        };

    // Of "if", "ifs" and "switch": the kind of the values that can come out, or text when those differ.
    private static ValueKind OfChoices(EmulatedSchema schema, Table table, Call call)
    {
        var kinds = call.Arguments
            .Where((_, index) => call.Function.Facts.IsChoice(index, call.Arguments.Count))
            .Where(choice => choice is not Literal { Value: "" })
            .Select(choice => Of(schema, table, choice))
            .Distinct()
            .ToList();
        return kinds.Count == 1 ? kinds[0] : ValueKind.Text;
    }
}
