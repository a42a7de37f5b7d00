"""What each analysis shows of its answer: `shown(result, lang) -> Answer`, one module an analysis."""
