using Queries;
using SeaTable;

// Asks a base with the quickstart's tables, given by SEATABLE_SERVER and SEATABLE_API_TOKEN. It adds a few deals of its own,
// queries them in both ways, and deletes them again.
try
{
    var crm = new CrmBase(SeaTableOptions.FromEnvironment());
    var mark = $"sample {Guid.NewGuid():N}";
    await Deals.AddAsync(crm, mark);
    await TypedQueries.ShowAsync(crm, mark);
    await HandwrittenSql.ShowAsync(crm, mark);
    await Deals.DeleteAsync(crm, mark);
    return 0;
}
catch (SeaTableException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
