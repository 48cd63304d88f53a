using System.Globalization;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>The rows that are read and written.</summary>
internal static class People
{
    public static PeopleRow Row(int i) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"Person number {i}"),
        Email = string.Create(CultureInfo.InvariantCulture, $"person{i}@example.com"),
        City = i % 3 == 0 ? "München" : "Berlin",
        Notes = "Met at the fair, wants to hear of us again in spring.",
        Age = i % 90,
        Salary = 40_000.5m + i,
        Newsletter = i % 2 == 0,
        Birthday = Day(i),
        Seen = new DateTimeOffset(Day(i), new TimeOnly(8, 30), TimeSpan.Zero),
        Status = i % 2 == 0 ? PeopleStatus.Lead : PeopleStatus.Customer,
        Tags = [PeopleTags.Vip, PeopleTags.Reference],
        Rating = i % 5 + 1,
    };

    private static DateOnly Day(int i) => new DateOnly(1950, 1, 1).AddDays(i % 20_000);
}
