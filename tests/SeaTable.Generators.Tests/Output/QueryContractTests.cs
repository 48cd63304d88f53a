using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Output;

/// <summary>Queries against generated types: what must compile, without a warning, and what must not.</summary>
public sealed class QueryContractTests
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using Crm; using "
            + "SeaTable;\n";

    [Fact]
    public void Queries_as_in_the_README_compile() => GeneratorTest.Of(SchemaJson.Crm).WithCode(Usings + """
        static class Uses
        {
            public static async Task All(CrmBase crm, int min, CancellationToken ct)
            {
                await foreach (var row in crm.Contacts
                    .Where(c => c.Age > 30 && c.Status == ContactsStatus.Lead && c.Tags.HasAnyOf(ContactsTags.Vip))
                    .OrderByDescending(c => c.Age).Take(50)) { Console.WriteLine(row.Name); }
                long leads = await crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).CountAsync(ct);
                await foreach (var (name, age) in crm.Contacts.Select(c => c.Name, c => c.Age))
                { Console.WriteLine(name + age + leads); }
                SqlResult sql = await crm.SqlAsync($"SELECT Name, Age FROM Contacts WHERE Age > {min} LIMIT 100", ct);
                await foreach (var row in crm.Contacts.FromSql($"SELECT * FROM Contacts WHERE Age > {min} LIMIT 500"))
                { Console.WriteLine(row.Name); }
                await foreach (var row in crm.Contacts.InView(crm.Contacts.Views.OpenLeads)) { Console.WriteLine(row.Name); }
                decimal? sum = await crm.Deals.SumAsync(d => d.Amount, ct);
                double? average = await crm.Contacts.AverageAsync(c => c.Age, ct);
                decimal? averageAmount = await crm.Deals.AverageAsync(d => d.Amount, ct);
                TimeSpan? effort = await crm.Deals.AverageAsync(d => d.Effort, ct);
                DateOnly? first = await crm.Deals.MinAsync(d => d.CloseDate, ct);
                DateTimeOffset? last = await crm.Deals.MaxAsync(d => d.RowCreatedAt, ct);
                int? rating = await crm.Contacts.MaxAsync(c => c.Rating, ct);
                Console.WriteLine($"{sum} {averageAmount} {sql.Rows.Count} {average} {rating} {effort} {first} {last}");
                await foreach (var (stage, count, total) in crm.Deals.GroupBy(d => d.Stage)
                    .Select(g => g.Count(), g => g.Sum(d => d.Amount))) { Console.WriteLine($"{stage} {count} {total}"); }
                ContactsRow? one = await crm.Contacts.Where(c => c.Email == "a@example.org").FirstOrDefaultAsync(ct);
                bool any = await crm.Contacts.Where(c => !c.Newsletter).AnyAsync(ct);
                Console.WriteLine(one?.Name + any);
                await crm.Contacts.UpdateWhereAsync(c => c.Status == ContactsStatus.Lead, c => SqlAssignments.Create(c.Status.Set(ContactsStatus.Lost), c.Age.Set(null)), ct);
                await crm.Contacts.DeleteWhereAsync(c => c.Status == ContactsStatus.Lost, ct);
                await crm.Contacts.DeleteWhereAsync(_ => SqlCondition.All(), ct);
            }

            // Asking for null twice must not make the compiler believe that a column may be null.
            public static SqlCondition Conditions(ContactsColumns c, DateOnly? day, string? text) =>
                (c.Name == null || c.Name.Contains("x") || c.Name == text) && (c.Age != null || c.Age > 5)
                && (c.Birthday == null || c.Birthday.Year > 1900 || c.Birthday == day)
                && (c.Status == null || c.Status.In(ContactsStatus.Lead)) && (c.LastContacted == null || c.LastContacted.Hour > 5)
                && c.IsAdult && (c.RowId != null || c.RowId.In("a"));
        }

        namespace Crm
        {
            public partial class ContactsColumns
            {
                /// <summary>Old enough.</summary>
                public SqlCondition IsOfAge => Age >= 18;
            }
        }
        """).Run();

    [Theory]
    [InlineData("crm.Contacts.Where(c => c.Age > 5)", null)]
    [InlineData("crm.Contacts.Where(c => c.Age > \"5\")", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Age == \"5\")", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Name > \"a\")", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Name == 5)", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Birthday > System.DateTime.Now)", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Status == \"Lead\")", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Status == ContactsTags.Vip)", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Tags.HasAnyOf(ContactsStatus.Lead))", "CS1503")]
    [InlineData("crm.Contacts.Where(c => c.Tags == ContactsTags.Vip)", "CS0019")]
    [InlineData("crm.Contacts.Where(c => c.Consent == null)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.Where(c => c.Consent.IsEmpty())", "CS1061")]
    [InlineData("crm.Contacts.Where(c => c.Home == null)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.Where(c => c.Photo == null)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.Where(c => c.Photo.Contains(\"x\"))", "CS1929")]
    [InlineData("crm.Contacts.Where(c => c.Name.Equals(\"x\"))", "CS0029, CS1662")]
    [InlineData("crm.Contacts.Where(c => c.Name == c.Age)", "CS0019")]
    [InlineData("crm.Deals.Where(d => d.Offer == null)", "CS0029, CS1662")]
    [InlineData("crm.Deals.Where(d => d.Offer.IsEmpty())", "CS1061")]
    [InlineData("crm.Deals.OrderBy(d => d.Offer)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.OrderBy(c => c.Consent)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.OrderBy(c => c.Home)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.OrderBy(c => c.Home.Country)", null)]
    [InlineData("crm.Contacts.OrderBy(c => c.Photo)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.ThenBy(c => c.Age)", "CS1061")]
    [InlineData("crm.Contacts.SumAsync(c => c.Name)", "CS0029, CS1662")]
    [InlineData("crm.Contacts.MinAsync(c => c.Consent)", "CS0411")]
    [InlineData("crm.Contacts.GroupBy(c => c.Photo)", "CS0411")]
    [InlineData("crm.Contacts.GroupBy(c => c.Company.First)", "CS0411")]
    [InlineData("crm.Contacts.GroupBy(c => c.Birthday.Year)", null)]
    [InlineData("crm.Contacts.GroupBy(c => c.Home.Country)", null)]
    [InlineData("crm.Contacts.Where(c => c.Agee > 5)", "CS1061")]
    [InlineData("crm.Contacts.UpdateWhereAsync(c => c.Age > 5, c => c.Photo.Set())", "CS1061")]
    [InlineData("crm.Contacts.UpdateWhereAsync(c => c.Age > 5, c => c.CustomerNumber.Set(\"1\"))", "CS1061")]
    [InlineData("crm.Contacts.UpdateWhereAsync(c => c.Age > 5, c => c.Salutation.Set(\"1\"))", "CS1061")]
    [InlineData("crm.Contacts.UpdateWhereAsync(c => c.Age > 5, c => c.Home.Set(null))", "CS1061")]
    [InlineData("crm.Contacts.UpdateWhereAsync(c => c.Age > 5, c => c.Age.Set(\"1\"))", "CS1061, CS1503")]
    [InlineData("crm.Contacts.DeleteWhereAsync()", "CS7036")]
    [InlineData("crm.SqlAsync($\"SELECT {5:N2} FROM t\")", "CS1739")]
    public void A_query_that_SeaTable_could_not_run_does_not_compile(string query, string? errors)
    {
        var diagnostics = GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm).WithCode(Usings + $$"""
            static class Uses { static void Run(CrmBase crm) { _ = {{query}}; } }
            """)).CompilerDiagnostics().Where(diagnostic => diagnostic.Id != "CS8019").Select(diagnostic => diagnostic.Id);

        Assert.Equal(errors ?? "", string.Join(", ", diagnostics.Distinct().Order(StringComparer.Ordinal)));
    }
}
