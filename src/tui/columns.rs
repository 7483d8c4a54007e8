//! Columns of a table: which of them fit a width, and how wide each becomes. Pure.

/// What a column wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// It is left out rather than be narrower.
    pub least: usize,
    /// Wider than this it need not be.
    pub most: usize,
    /// The lower, the later it is left out.
    pub rank: u8,
}

/// The widths of `columns` in `width` with one blank between; 0 for those that are left out.
pub fn fit(columns: &[Column], width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let needed = |widths: &[usize]| {
        let seen = widths.iter().filter(|&&width| width > 0).count();
        widths.iter().sum::<usize>() + seen.saturating_sub(1)
    };
    while needed(&widths) > width {
        let candidates = columns.iter().enumerate().filter(|(index, _)| widths.get(*index) != Some(&0));
        let Some((index, _)) = candidates.max_by_key(|(_, column)| column.rank) else { break };
        let is_last = widths.iter().filter(|&&width| width > 0).count() == 1;
        if let Some(slot) = widths.get_mut(index) {
            *slot = if is_last { width } else { 0 };
        }
        if is_last {
            break;
        }
    }
    let mut rest = width.saturating_sub(needed(&widths));
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|&index| columns.get(index).map(|column| column.rank));
    for index in order {
        if let (Some(slot), Some(column)) = (widths.get_mut(index), columns.get(index))
            && *slot > 0
        {
            let more = column.most.saturating_sub(*slot).min(rest);
            *slot += more;
            rest -= more;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_important_columns_go_first() {
        let columns = [
            Column { least: 8, most: 40, rank: 0 },
            Column { least: 6, most: 12, rank: 1 },
            Column { least: 4, most: 4, rank: 2 },
        ];
        assert_eq!(fit(&columns, 80), [40, 12, 4]);
        assert_eq!(fit(&columns, 30), [18, 6, 4]);
        assert_eq!(fit(&columns, 18), [11, 6, 0]);
        assert_eq!(fit(&columns, 10), [10, 0, 0]);
        assert_eq!(fit(&columns, 5), [5, 0, 0]);
        assert_eq!(fit(&columns, 0), [0, 0, 0]);
    }
}
