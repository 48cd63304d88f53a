using System.Diagnostics;
using System.Globalization;
using SeaTable.Emulator;

namespace SeaTable.Benchmarks.Reading;

/// <summary>
/// Streams a table of an emulator with a data file, and prints what memory is in use as it goes, as a ratio of that of the tenth
/// page: in unsorted order, for which only the ids of the rows of one time are kept, and sorted, for which 16 bytes of each row
/// are. A table that fills few pages is read in smaller ones.
/// </summary>
internal static class StreamingRun
{
    private const int MaxPageSize = 10_000;

    /// <summary>So many pages show whether memory stays flat.</summary>
    private const int EnoughPages = 40;

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
                var pageSize = Math.Clamp(rows / EnoughPages, 1, MaxPageSize);
                var unsorted = await PrintAsync(emulator, pageSize, "unsorted", people => people).ConfigureAwait(false);
                var sorted = await PrintAsync(emulator, pageSize, "sorted by age", people => people.OrderBy(c => c.Age))
                    .ConfigureAwait(false);
                Print($"sorted to unsorted: × {sorted / unsorted:0.00} of the time, most of it the emulator's");
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
        for (var start = 0; start < rows; start += MaxPageSize)
        {
            var some = Enumerable.Range(start, Math.Min(MaxPageSize, rows - start)).Select(Person);
            await people.AddRangeAsync(some).ConfigureAwait(false);
        }

        Print($"{rows:N0} rows were added in {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <returns>How many seconds it took.</returns>
    private static async Task<double> PrintAsync(
        SeaTableEmulator emulator, int pageSize, string order, Func<PeopleTable, SeaTableQuery<PeopleRow, PeopleColumns>> query)
    {
        var calls = new CallCount();
        var people = Connect(emulator, calls, pageSize).People;
        var watch = Stopwatch.StartNew();
        var (read, ofTenth) = (0, 0L);
        await foreach (var row in query(people).ConfigureAwait(false))
        {
            if (read++ == 0)
                Print($"{order}: the first row came with {calls.Statements} call of SQL, after {watch.ElapsedMilliseconds} ms");

            var page = read / pageSize + 1;
            if (read % pageSize != pageSize / 2 || page > 2 && page % 10 != 0)
                continue;

            watch.Stop();
            var bytes = GC.GetTotalMemory(forceFullCollection: true);
            ofTenth = page == 10 ? bytes : ofTenth;
            var ratio = ofTenth > 0 ? (FormattableString)$", × {(double)bytes / ofTenth:0.00}" : $"";
            Print($"  page {page,3}: {bytes / 1e6,6:0.0} MB in use{ratio.ToString(CultureInfo.InvariantCulture)}");
            watch.Start();
        }

        Print($"  {read:N0} rows with {calls.Statements} calls in {watch.Elapsed.TotalSeconds:0.0} s");
        return watch.Elapsed.TotalSeconds;
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

    private static PeopleBase Connect(SeaTableEmulator emulator, CallCount calls, int pageSize = MaxPageSize) => new(
        new SeaTableOptions
        {
            Server = emulator.Server, ApiToken = emulator.ApiToken, VerifyWrites = false, SqlRowLimit = pageSize,
        },
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
