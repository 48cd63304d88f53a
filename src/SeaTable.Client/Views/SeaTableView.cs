namespace SeaTable;

/// <summary>A view of a table: which of its rows are shown, and in which order. Generated code makes one for each view.</summary>
/// <typeparam name="TRow">The row class of the table.</typeparam>
public sealed class SeaTableView<TRow>
    where TRow : SeaTableRow
{
    /// <summary>Initializes a new instance of the <see cref="SeaTableView{TRow}"/> class.</summary>
    /// <param name="id">The view's id, which stays when the view is renamed.</param>
    /// <param name="name">Its name when the schema file was made.</param>
    public SeaTableView(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        Id = id;
        Name = name;
    }

    /// <summary>The view's id, which stays when the view is renamed.</summary>
    public string Id { get; }

    /// <summary>The view's name when the schema file was made.</summary>
    public string Name { get; }

    /// <summary>Names a view by its id.</summary>
    /// <param name="view">The view.</param>
    public static implicit operator ViewReference(SeaTableView<TRow> view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return ViewReference.Of(view.Id, view.Name);
    }

    /// <summary>The view's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
