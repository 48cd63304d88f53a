namespace Queries;

/// <summary>The rows that the sample asks about, told from all others by a mark in their notes.</summary>
internal static class Deals
{
    internal static async Task AddAsync(CrmBase crm, string mark)
    {
        DealsRow Deal(string title, decimal amount, double probability, DateOnly close) =>
            new()
            {
                Title = title, Amount = amount, Probability = probability, CloseDate = close,
                Stage = DealsStage.All[probability > 0.5 ? 1 : 0], Notes = mark
            };

        await crm.Deals.AddRangeAsync(
        [
            Deal("Difference engine", 12_500m, 0.25, new DateOnly(2026, 12, 24)),
            Deal("Analytical engine", 98_000m, 0.75, new DateOnly(2027, 3, 1)),
            Deal("Loom", 700m, 0.9, new DateOnly(2026, 11, 30)),
        ]);
        Console.WriteLine($"Added {await crm.Deals.Where(d => d.Notes == mark).CountAsync()} deals.");
    }

    /// <summary>One call, whatever the number of rows.</summary>
    internal static async Task DeleteAsync(CrmBase crm, string mark)
    {
        await crm.Deals.DeleteWhereAsync(d => d.Notes == mark);
        Console.WriteLine($"Deleted them: {await crm.Deals.Where(d => d.Notes == mark).CountAsync()} are left.");
    }
}
