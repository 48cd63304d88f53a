using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>How the settings of links and link formulas tell the type of the cells they show.</summary>
internal static class ArrayType
{
    public static void Describe(JsonObject data, EmulatedBase target, Table table, Column shown)
    {
        // Computed columns have no type of their own there, but that of their result.
        data["array_type"] = shown.Type switch
        {
            FormulaType => ResultKind.Name(ResultKind.Of(target.Schema, table, shown)),
            LinkFormulaType => shown.DataText("array_type") ?? ResultKind.Name(ResultKind.Of(target.Schema, table, shown)),
            _ => shown.Type.Name,
        };
        data["array_data"] = (shown.Type is LinkFormulaType ? shown.Data?["array_data"] : shown.Data)?.DeepClone();
    }
}
