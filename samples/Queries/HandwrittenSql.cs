namespace Queries;

/// <summary>SeaTable's own SQL: what stands in the holes is sent as parameters.</summary>
internal static class HandwrittenSql
{
    private sealed record Deal(string? Title, decimal? Amount, DateOnly? Close);

    internal static async Task ShowAsync(CrmBase crm, string mark)
    {
        var minimum = 1000;

        Console.WriteLine("\nSQL, mapped to a record:");
        var sql = await crm.SqlAsync(
            $"""
            SELECT Title, Amount, `Close date` FROM Deals
            WHERE Notes = {mark} AND Amount > {minimum} ORDER BY Title LIMIT 100
            """);
        foreach (var deal in sql.Map(row =>
            new Deal(row.GetString("Title"), row.GetDecimal("Amount"), row.GetDate("Close date"))))
        {
            Console.WriteLine($"  {deal.Title}: {deal.Amount}, closes {deal.Close:O}");
        }

        Console.WriteLine("SQL, as typed rows:");
        await foreach (var deal in crm.Deals.FromSql(
            $"SELECT * FROM Deals WHERE Notes = {mark} AND Stage = {DealsStage.All[0]} LIMIT 500"))
        {
            Console.WriteLine($"  {deal.Title} {deal.DealNumber}");
        }
    }
}
