using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>Gives generated code the value of an empty link cell.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LinkLists
{
    /// <summary>A list without links; one for all.</summary>
    /// <typeparam name="TRow">The row class of the linked table.</typeparam>
    /// <returns>The list.</returns>
    public static LinkList<TRow> Empty<TRow>()
        where TRow : SeaTableRow => LinkList<TRow>.Empty;
}
