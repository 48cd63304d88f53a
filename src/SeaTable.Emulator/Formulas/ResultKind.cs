using System.Runtime.CompilerServices;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Functions;
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
            LinkCall call => OfLinks(schema, table, call),
            Call { Function.Kind: ValueKind.Any } call => OfChoices(schema, table, call),
            Call call when call.Function == ArithmeticFunctions.Add =>
                call.Arguments.Any(IsDate) ? ValueKind.Date : ValueKind.Number,
            Call call when call.Function == ArithmeticFunctions.Subtract && call.Arguments.Count > 1 =>
                IsDate(call.Arguments[0]) && !IsDate(call.Arguments[1]) ? ValueKind.Date : ValueKind.Number,
            Call call when call.Function.IsExtreme && call.Arguments.Any(argument => IsDate(argument) || ListsDates(argument)) =>
                ValueKind.Date,
            Call call => call.Function.Kind,
            _ => ValueKind.Text,
        };

        bool IsDate(Node argument) => Of(schema, table, argument) == ValueKind.Date
            || argument is Literal { Value: string text } && WrittenDate.Compared(text) is not null;

        bool ListsDates(Node argument) => argument is Reference reference
            && ColumnReference.Find(schema, table, reference.Name) is { Linked: { } linked }
            && Of(schema, schema.TableWithColumn(linked)!, linked) == ValueKind.Date;
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

    private static ValueKind OfLinks(EmulatedSchema schema, Table table, LinkCall call)
    {
        if (call.Function.LinkFormula == LinkFormulaKinds.CountLinks)
            return ValueKind.Number;
        if (call.Function.LinkFormula == LinkFormulaKinds.Lookup && call.Finder is null)
            return ValueKind.List;
        var column = call.Column is { } name && schema.Formulas.FindLink(table, call.Link) is { } found
            && FormulaColumns<Table, Column>.Own(found.Other, name) is { } own ? Of(schema, found.Other, own) : ValueKind.Text;
        return call.Method switch
        {
            null => column,
            RollupMethods.Max or RollupMethods.Min when column == ValueKind.Date => ValueKind.Date,
            var method => RollupMethods.ResultType(method) == ResultTypes.Text ? ValueKind.Text : ValueKind.Number,
        };
    }

    // Of functions that choose: the kind of the values that can come out. Where those differ, the first one decides for some, and
    // the others give texts.
    private static ValueKind OfChoices(EmulatedSchema schema, Table table, Call call)
    {
        var kinds = call.Arguments
            .Where((_, index) => call.Function.Facts.IsChoice(index, call.Arguments.Count))
            .Where(choice => choice is not Literal { Value: "" })
            .Select(choice => Of(schema, table, choice))
            .Distinct()
            .ToList();
        return kinds.Count == 1 || (kinds.Count > 1 && call.Function.Facts.IsTypedByFirstChoice) ? kinds[0] : ValueKind.Text;
    }
}
