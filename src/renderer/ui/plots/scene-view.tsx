import { classes } from '../classes.ts';
import styles from './plots.module.css';
import type { Ink, Scene, Shape } from './scene.ts';
import { pointsText, textAnchor } from './scene-file.ts';

interface SceneViewProps {
  readonly scene: Scene;
  readonly theme: 'light' | 'dark';
  /** What the plot shows, in a sentence: its figures are in the table form. */
  readonly label: string;
}

/** A scene on the page. */
export function SceneView({ scene, theme, label }: SceneViewProps) {
  const { width, height, direction, shapes } = scene;
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.scene}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      direction={direction}
    >
      {shapes.map((shape, index) => (
        <ShapeView key={index} shape={shape} direction={direction} theme={theme} />
      ))}
    </svg>
  );
}

interface ShapeViewProps {
  readonly shape: Shape;
  readonly direction: Scene['direction'];
  readonly theme: 'light' | 'dark';
}

function ShapeView({ shape, direction, theme }: ShapeViewProps) {
  const inked = (ink: Ink): { className: string; paint: string } =>
    typeof ink === 'string'
      ? { className: classes(styles[ink]), paint: 'currentColor' }
      : { className: '', paint: ink[theme] };
  if (shape.kind === 'line') {
    const { className, paint } = inked(shape.stroke);
    return <polyline className={className} points={pointsText(shape.points)} fill="none" stroke={paint} strokeWidth={shape.width} />;
  }
  const { className, paint } = inked(shape.fill);
  switch (shape.kind) {
    case 'rect':
      return <rect className={className} x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={paint} />;
    case 'dot':
      return <circle className={className} cx={shape.x} cy={shape.y} r={shape.radius} fill={paint} />;
    case 'text':
      return (
        <text
          className={className}
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.isStrong === true ? 600 : 400}
          textAnchor={textAnchor(shape.side, direction)}
          fill={paint}
        >
          {shape.text}
        </text>
      );
  }
}
