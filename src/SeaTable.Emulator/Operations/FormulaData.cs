using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>Completes the settings of formula columns, and keeps them up to date.</summary>
internal static class FormulaData
{
    /// <summary>Adds the columns that the formula of a new column looks at, and the type of its result.</summary>
    public static void Complete(EmulatedBase target, Table table, Column column)
    {
        var formula = column.DataText("formula") ?? "";
        var keys = FormulaText.References(formula)
            .Select(name => ColumnReference.Find(target.Schema, table, name)?.Column.Key)
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
        var known = new List<(Table Table, Column Formula, Dictionary<string, ColumnReference?> References)>();
        foreach (var table in target.Schema.Tables)
        {
            foreach (var formula in table.Columns.Where(column => column.Type is FormulaType))
            {
                var references = FormulaText.References(formula.DataText("formula") ?? "").Distinct()
                    .ToDictionary(name => name, name => ColumnReference.Find(target.Schema, table, name));
                known.Add((table, formula, references));
            }
        }

        rename();
        foreach (var (table, formula, references) in known)
        {
            string? NewName(string name) =>
                references[name] is { } reference && ColumnReference.Find(target.Schema, table, name) != reference
                    ? reference.Name
                    : null;

            if (references.Keys.Any(name => NewName(name) is not null))
                formula.EnsureData()["formula"] = FormulaText.Replace(formula.DataText("formula")!, NewName);
        }
    }
}
