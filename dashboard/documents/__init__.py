"""What a document contains: charts, answers and sentences, handed to exports as values."""
