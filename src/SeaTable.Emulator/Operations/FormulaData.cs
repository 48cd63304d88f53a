using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>Completes the settings of formula columns, and keeps them up to date.</summary>
internal static class FormulaData
{
    /// <summary>Adds the columns that the formula of a new column looks at, and the type of its result.</summary>
    public static void Complete(EmulatedBase target, Table table, Column column)
    {
        var formula = column.DataText("formula") ?? "";
        var keys = FormulaNames.In(formula)
            .Select(name => OwnColumn(target.Schema, table, name)?.Key)
            .OfType<string>()
            .Distinct();
        var kind = ResultKind.Of(target.Schema, table, Parser.Parse(formula));
        var data = column.EnsureData();
        data["operated_columns"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]);
        data["result_type"] = ResultKind.Name(kind);
    }

    /// <summary>Renames something, in the formulas that refer to it too.</summary>
    public static void Rename(EmulatedBase target, Action rename)
    {
        var known =
            (from table in target.Schema.Tables
             from column in table.Columns
             where column.Type is FormulaType
             select (Column: column, Formula: new KnownFormula(target.Schema, table, column.DataText("formula") ?? "")))
            .ToList();

        rename();
        foreach (var (column, formula) in known)
        {
            if (formula.Rewritten() is var rewritten && rewritten != (column.DataText("formula") ?? ""))
                column.EnsureData()["formula"] = rewritten;
        }
    }

    private static Column? OwnColumn(EmulatedSchema schema, Table table, FormulaName name) => name.Kind switch
    {
        FormulaNameKind.Column => ColumnReference.Find(schema, table, name.Text)?.Column,
        FormulaNameKind.Link => schema.Formulas.FindLink(table, name.Text)?.Link,
        _ => null,
    };
}
