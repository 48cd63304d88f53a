using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Link formulas as calls tell them: by names of columns, in members of their own.</summary>
internal static class LinkFormulaNames
{
    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal)
    {
        LinkFormulaSettings.Link, LinkFormulaSettings.LinkedColumn, LinkFormulaSettings.SecondLinkedColumn,
        LinkFormulaSettings.FoundColumn, LinkFormulaSettings.ComparedColumn,
        "operated_columns", "result_type", "array_type", "array_data",
    };

    /// <summary>Reads what a call is to send.</summary>
    /// <returns>What is missing; null when nothing is.</returns>
    public static string? Read(Situation situation, TableSituation table, ColumnDocument wanted, out JsonObject data)
    {
        data = new JsonObject((wanted.Data ?? []).Where(member => !s_keys.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        var lookup = new SchemaLookup(situation.Now);
        if (table.Now!.FindColumn(wanted.Setting(LinkFormulaSettings.Link)) is not { } link)
            return Missing(situation, wanted, LinkFormulaSettings.Link);

        data["link_column"] = link.Name;
        if (lookup.OtherTable(table.Now!, link) is not { } other)
            return $"the column {link.Name} is no link";

        if (wanted.Setting("formula") == LinkFormulaKinds.CountLinks)
            return null;

        if (LinkFormulaKinds.GivesCellOfOneRow(wanted.Setting("formula")))
        {
            if (other.FindColumn(wanted.Setting(LinkFormulaSettings.FoundColumn)) is not { } found)
                return Missing(situation, wanted, LinkFormulaSettings.FoundColumn);

            if (other.FindColumn(wanted.Setting(LinkFormulaSettings.ComparedColumn)) is not { } compared)
                return Missing(situation, wanted, LinkFormulaSettings.ComparedColumn);

            (data["searched_column"], data["comparison_column"]) = (found.Name, compared.Name);
            return Second(situation, wanted, other, found, data);
        }

        if (other.FindColumn(wanted.Setting(LinkFormulaSettings.LinkedColumn)) is not { } first)
            return Missing(situation, wanted, LinkFormulaSettings.LinkedColumn);

        data["level1_linked_column"] = first.Name;
        if (wanted.Setting("formula") == LinkFormulaKinds.Rollup)
            data["summary_column"] = first.Name;

        return Second(situation, wanted, other, first, data);
    }

    private static string? Second(
        Situation situation, ColumnDocument wanted, TableDocument other, ColumnDocument first, JsonObject data)
    {
        if (wanted.Setting(LinkFormulaSettings.SecondLinkedColumn) is not { } key)
            return null;

        if (new SchemaLookup(situation.Now).OtherTable(other, first)?.FindColumn(key) is not { } second)
            return Missing(situation, wanted, LinkFormulaSettings.SecondLinkedColumn);

        data["level2_linked_column"] = second.Name;
        return null;
    }

    private static string Missing(Situation situation, ColumnDocument wanted, string setting)
    {
        if (wanted.Setting(setting) is not { } key)
            return $"its \"data\" tells no \"{setting}\"";

        var name = situation.Wanted.Tables.SelectMany(table => table.Columns)
            .FirstOrDefault(column => PartIds.IsNew(key) && column.Key == key)?.Name;
        return name is null
            ? $"its \"{setting}\" is {PartIds.Reference(key)}, and the file has no such link or column. Write the "
                + "column that comes with a link into the other table, too, with the name that it is to have"
            : $"the column {name} is not there";
    }
}
