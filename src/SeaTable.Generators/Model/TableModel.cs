using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Model;

/// <summary>All that the code of a table is made from. Names are plain; the emitters escape them.</summary>
/// <param name="FileName">The schema file, without its folder.</param>
/// <param name="Namespace">The namespace; empty is the global one.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Id">The table's id.</param>
/// <param name="Name">The table's name in the base.</param>
/// <param name="Description">What people wrote about it.</param>
/// <param name="TableType">The name of the table's class.</param>
/// <param name="RowType">The name of the class of its rows.</param>
/// <param name="ColumnsType">The name of the class of its columns.</param>
/// <param name="LinksType">The name of the class of its links.</param>
/// <param name="ViewsType">The name of the class of its views.</param>
/// <param name="Columns">The columns that have a property, in the order of the file.</param>
/// <param name="Views">The views, in the order of the file.</param>
internal sealed record TableModel(
    string FileName,
    string Namespace,
    string Accessibility,
    string HintName,
    string Id,
    string Name,
    string? Description,
    string TableType,
    string RowType,
    string ColumnsType,
    string LinksType,
    string ViewsType,
    EquatableArray<ColumnModel> Columns,
    EquatableArray<ViewModel> Views);
