using System.Diagnostics;
using System.Globalization;
using SeaTable.Emulator;

namespace SeaTable.Benchmarks.Reading;

/// <summary>
/// Streams a table of an emulator with a data file, and prints what memory is in use as it goes: in unsorted order, for which
/// only the ids of the rows of one time are kept, and sorted, for which 16 bytes of each row are.
/// </summary>
internal static class StreamingRun
{
    private const int PageSize = 10_000;

    public static async Task PrintAsync(int rows)
    {
        var file = Path.Combine(Path.GetTempPath(), $"seatable-streaming-{Environment.ProcessId}.db");
        try
        {
            var emulator = await SeaTableEmulator.StartAsync(
                Path.Combine(AppContext.BaseDirectory, "people.seatable.json"),
                new() { DataFile = file, RecordedRequests = 10 }).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                await FillAsync(emulator, rows).ConfigureAwait(false);
                await PrintAsync(emulator, "unsorted", people => people).ConfigureAwait(false);
                await PrintAsync(emulator, "sorted by age", people => people.OrderBy(c => c.Age)).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(left);
        }
    }

    private static async Task FillAsync(SeaTableEmulator emulator, int rows)
    {
        var watch = Stopwatch.StartNew();
        var people = Connect(emulator, new CallCount()).People;
        for (var start = 0; start < rows; start += PageSize)
        {
            var some = Enumerable.Range(start, Math.Min(PageSize, rows - start)).Select(Person);
            await people.AddRangeAsync(some).ConfigureAwait(false);
        }

        Print($"{rows:N0} rows were added in {watch.Elapsed.TotalSeconds:0} s");
    }

    private static async Task PrintAsync(
        SeaTableEmulator emulator, string order, Func<PeopleTable, SeaTableQuery<PeopleRow, PeopleColumns>> query)
    {
        var calls = new CallCount();
        var people = Connect(emulator, calls).People;
        var start = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var read = 0;
        await foreach (var row in query(people).ConfigureAwait(false))
        {
            if (read++ == 0)
                Print($"{order}: the first row came with {calls.Statements} call of SQL, after {watch.ElapsedMilliseconds} ms");

            var page = read / PageSize;
            if (read % PageSize == PageSize / 2 && (page < 2 || page % 10 == 0))
            {
                watch.Stop();
                Print($"  page {page + 1,3}: {(GC.GetTotalMemory(forceFullCollection: true) - start) / 1e6,6:0.0} MB in use");
                watch.Start();
            }
        }

        Print($"  {read:N0} rows with {calls.Statements} calls in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static PeopleRow Person(int number) => new()
    {
        Name = $"Person {number}",
        Email = $"person{number}@example.org",
        City = number % 2 == 0 ? "Zürich" : "Accra",
        Age = number % 100,
        Salary = number % 5000,
        Newsletter = number % 3 == 0,
        Birthday = new DateOnly(1950, 1, 1).AddDays(number % 20_000),
        Rating = number % 5 + 1,
    };

    private static PeopleBase Connect(SeaTableEmulator emulator, CallCount calls) => new(
        new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken, VerifyWrites = false },
        new HttpClient(calls));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class CallCount() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        private int _statements;

        internal int Statements => _statements;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/sql/", StringComparison.Ordinal))
                Interlocked.Increment(ref _statements);

            return base.SendAsync(request, cancellationToken);
        }
    }
}
