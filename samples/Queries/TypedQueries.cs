namespace Queries;

/// <summary>Queries of typed columns: what SeaTable can't do does not compile, and a renamed column changes nothing.</summary>
internal static class TypedQueries
{
    internal static async Task ShowAsync(CrmBase crm, string mark)
    {
        var ours = crm.Deals.Where(d => d.Notes == mark);

        Console.WriteLine("\nTyped rows, sorted by the server:");
        await foreach (var deal in ours.Where(d => d.Amount > 1000 && d.CloseDate != null).OrderByDescending(d => d.Amount))
            Console.WriteLine($"  {deal.Title}: {deal.Amount}, closes {deal.CloseDate:O}, stage {deal.Stage}");

        Console.WriteLine("Only some columns:");
        await foreach (var (title, probability) in ours.OrderBy(d => d.Title).Select(d => d.Title, d => d.Probability))
            Console.WriteLine($"  {title}: {probability}");

        Console.WriteLine("Over all of them:");
        Console.WriteLine($"  sum {await ours.SumAsync(d => d.Amount)}, average {await ours.AverageAsync(d => d.Probability)}, "
            + $"first {await ours.MinAsync(d => d.CloseDate):O}");

        Console.WriteLine("In groups:");
        await foreach (var (stage, count, sum) in ours.GroupBy(d => d.Stage).Select(g => g.Count(), g => g.Sum(d => d.Amount)))
            Console.WriteLine($"  {stage}: {count} worth {sum}");

        await crm.Deals.UpdateWhereAsync(d => d.Notes == mark && d.CloseDate.Year == 2027, d => d.Priority.Set(3));
        Console.WriteLine($"Of next year: {(await ours.Where(d => d.Priority == 3).FirstOrDefaultAsync())?.Title}");
    }
}
