//! Weakness numbers that name one defect under several numbers: a label, a rule and another scanner rarely agree on the level of the CWE
//! hierarchy they speak at. Knows no rule.

/// Numbers that are taken for one another. A number may stand in several families.
const FAMILIES: &[&[u32]] = &[
    &[77, 78, 88],
    &[79, 80, 81, 83, 84, 85, 86, 87, 116],
    &[89, 564, 943],
    &[91, 643, 652],
    &[94, 95, 96, 98, 470, 829, 913, 917, 1336],
    &[22, 23, 24, 35, 36, 37, 38, 39, 73, 641],
    &[326, 327, 328, 310, 325, 329, 696, 759, 760, 780, 916, 1204, 1240],
    &[330, 331, 332, 335, 336, 337, 338, 340, 341],
    &[256, 257, 259, 260, 312, 313, 315, 321, 522, 540, 547, 798],
    &[295, 296, 297, 298, 299, 322, 599, 757],
    &[311, 315, 319, 523, 614, 1004, 1275],
    &[409, 611, 776, 827],
    &[352, 1275],
    &[346, 942, 1385],
    &[377, 378, 379],
    &[276, 277, 278, 279, 732],
    &[185, 400, 624, 730, 770, 1333],
    &[200, 201, 209, 210, 215, 489, 497, 532, 536, 537, 550, 598],
    &[93, 113, 117, 444],
    &[119, 120, 121, 122, 123, 124, 125, 126, 127, 129, 131, 193, 242, 676, 680, 785, 786, 787, 788, 805, 806, 823],
    &[190, 191, 192, 194, 195, 196, 197, 680, 681],
    &[415, 416, 825],
    &[252, 253, 476, 690],
    &[401, 404, 772, 775],
    &[284, 285, 287, 288, 306, 566, 639, 862, 863],
    &[250, 269, 271, 272, 273],
    &[384, 613],
    &[362, 366, 367],
    &[915, 1321],
    &[345, 347, 353, 354],
    &[451, 1007],
];

/// Whether a number of `a` and a number of `b` are the same or name the same defect.
pub fn related(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x == y || FAMILIES.iter().any(|family| family.contains(x) && family.contains(y))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relatives_are_those_of_one_family() {
        assert!(related(&[78], &[77]) && related(&[89], &[20, 89]));
        assert!(!related(&[78], &[79]) && !related(&[], &[79]));
    }
}
