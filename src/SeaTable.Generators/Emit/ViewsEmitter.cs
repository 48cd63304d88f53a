using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>Writes the class of a table's views: one property a view.</summary>
internal static class ViewsEmitter
{
    public static void Emit(SourceWriter writer, TableModel table)
    {
        var view = "global::SeaTable.SeaTableView<" + table.Qualify(table.RowType) + ">";
        writer.Document($"The views of the table {Documentation.Code(table.Name)}.", SchemaPlace.Of(table));
        writer.Line(SourceFile.Attribute);
        writer.Line($"{table.Accessibility} sealed class {Keywords.Type(table.ViewsType)}");
        writer.Open();
        writer.Line($"internal {Keywords.Type(table.ViewsType)}()").Open().Close();
        foreach (var model in table.Views)
        {
            writer.Line();
            writer.Document($"Gets the view {Documentation.Code(model.Name)}.", SchemaPlace.Of(table, model));
            writer.Line($"public {view} {Keywords.Member(model.Member)} {{ get; }} = "
                + $"new({CSharpText.Literal(model.Id)}, {CSharpText.Literal(model.Name)});");
        }

        writer.Close();
    }
}
