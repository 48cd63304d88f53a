using System.Text;

namespace SeaTable.Runtime;

/// <summary>
/// A small map from texts to values that can be asked with UTF-8 bytes, so that a cell needs no string to be looked up.
/// </summary>
internal sealed class Utf8Map<T>
{
    private Entry?[] _buckets = new Entry?[16];
    private int _count;

    internal void TryAdd(string text, T value)
    {
        var key = Encoding.UTF8.GetBytes(text);
        if (TryGet(key, out _))
            return;

        if (++_count > _buckets.Length)
            Grow();

        Insert(new Entry(key, Hash(key), value));
    }

    internal bool TryGet(ReadOnlySpan<byte> key, out T value)
    {
        var hash = Hash(key);
        for (var entry = _buckets[hash & (uint)(_buckets.Length - 1)]; entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && key.SequenceEqual(entry.Key))
            {
                value = entry.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    private void Grow()
    {
        var old = _buckets;
        _buckets = new Entry?[old.Length * 2];
        foreach (var bucket in old)
        {
            for (var entry = bucket; entry is not null;)
            {
                var next = entry.Next;
                Insert(entry);
                entry = next;
            }
        }
    }

    private void Insert(Entry entry)
    {
        ref var bucket = ref _buckets[entry.Hash & (uint)(_buckets.Length - 1)];
        entry.Next = bucket;
        bucket = entry;
    }

    // FNV-1a: keys are a few bytes of a schema that its owner wrote, so nothing stronger is needed.
    private static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261u;
        foreach (var b in key)
            hash = (hash ^ b) * 16777619u;

        return hash;
    }

    private sealed class Entry(byte[] key, uint hash, T value)
    {
        internal readonly byte[] Key = key;
        internal readonly uint Hash = hash;
        internal readonly T Value = value;
        internal Entry? Next;
    }
}
