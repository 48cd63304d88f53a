using SeaTable.Queries;

namespace SeaTable;

/// <summary>
/// The link columns of a table whose rows are read along: what the lambda of <c>Include</c> is given, and gives back.
/// </summary>
/// <typeparam name="TColumns">The generated class of the columns of the table.</typeparam>
/// <remarks>It never changes: every <c>Include</c> makes a new one.</remarks>
public sealed class SeaTableInclude<TColumns>
    where TColumns : class
{
    private readonly TColumns _columns;

    private SeaTableInclude(TColumns columns, LinkIncludes all) => (_columns, All) = (columns, all);

    internal LinkIncludes All { get; }

    /// <summary>Reads the rows along that a link column leads to.</summary>
    /// <typeparam name="TOther">The row class of the linked table.</typeparam>
    /// <typeparam name="TOtherColumns">The generated class of its columns.</typeparam>
    /// <param name="link">Gives the column: <c>c =&gt; c.Company</c>.</param>
    /// <returns>What is read along then.</returns>
    public SeaTableInclude<TColumns> Include<TOther, TOtherColumns>(Func<TColumns, LinkColumn<TOther, TOtherColumns>> link)
        where TOther : SeaTableRow
        where TOtherColumns : class => new(_columns, All.With(Of(_columns, link, null)));

    /// <summary>Reads the rows along that a link column leads to, and those that link columns of these lead to.</summary>
    /// <typeparam name="TOther">The row class of the linked table.</typeparam>
    /// <typeparam name="TOtherColumns">The generated class of its columns.</typeparam>
    /// <param name="link">Gives the column: <c>c =&gt; c.Company</c>.</param>
    /// <param name="nested">Says what is read along of the linked rows: <c>o =&gt; o.Include(x =&gt; x.Country)</c>.</param>
    /// <returns>What is read along then.</returns>
    public SeaTableInclude<TColumns> Include<TOther, TOtherColumns>(
        Func<TColumns, LinkColumn<TOther, TOtherColumns>> link,
        Func<SeaTableInclude<TOtherColumns>, SeaTableInclude<TOtherColumns>> nested)
        where TOther : SeaTableRow
        where TOtherColumns : class
    {
        ArgumentNullException.ThrowIfNull(nested);
        return new(_columns, All.With(Of(_columns, link, nested)));
    }

    /// <summary>What is read along of the rows of a table.</summary>
    internal static LinkIncludes Of(TColumns columns, Func<SeaTableInclude<TColumns>, SeaTableInclude<TColumns>> include)
    {
        ArgumentNullException.ThrowIfNull(include);
        return (include(new(columns, LinkIncludes.None)) ?? throw SeaTableQueryException.NothingChosen()).All;
    }

    internal static LinkInclude Of<TOther, TOtherColumns>(
        TColumns columns, Func<TColumns, LinkColumn<TOther, TOtherColumns>> link,
        Func<SeaTableInclude<TOtherColumns>, SeaTableInclude<TOtherColumns>>? nested)
        where TOther : SeaTableRow
        where TOtherColumns : class
    {
        ArgumentNullException.ThrowIfNull(link);
        var column = link(columns) ?? throw SeaTableQueryException.NothingChosen();
        return new LinkInclude<TOther, TOtherColumns>(
            column, nested is null ? LinkIncludes.None : SeaTableInclude<TOtherColumns>.Of(column.Other.Columns, nested));
    }
}
